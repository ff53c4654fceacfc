package pxr.symbol;

import java.util.ArrayList;
import java.util.List;

/** What stands between the parentheses of a method, in an id, a signature or as people type it. */
public final class ParameterList {

    private ParameterList() {}

    /** The parts between the commas that stand in no type argument list; of no text one, empty. */
    public static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '<' -> depth++;
                case '>' -> depth--;
                case ',' -> {
                    if (depth > 0) continue;
                    parts.add(list.substring(start, i));
                    start = i + 1;
                }
                default -> {}
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}
