package server.live;

import java.util.ArrayList;
import java.util.List;
import pxr.query.CrossReference;
import server.view.LiveView.Parameter;

/** The parameters of a method: types from its symbol id, names from its source. */
final class Parameters {

    private Parameters() {}

    static List<Parameter> of(String symbol, CrossReference index) {
        List<String> types = split(between(symbol));
        List<String> declared =
                index.symbol(symbol)
                        .map(entry -> split(between(entry.declaration().signature())))
                        .orElse(List.of());
        boolean named = declared.size() == types.size();
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            parameters.add(new Parameter(named ? lastWord(declared.get(i)) : "", types.get(i)));
        }
        return List.copyOf(parameters);
    }

    /** What stands between the outer parentheses. */
    private static String between(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        return open < 0 || close < open ? "" : text.substring(open + 1, close);
    }

    /** Splits at the commas that stand in no type argument list. */
    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            switch (list.charAt(i)) {
                case '<' -> depth++;
                case '>' -> depth--;
                case ',' -> {
                    if (depth > 0) continue;
                    parts.add(list.substring(start, i).strip());
                    start = i + 1;
                }
                default -> {}
            }
        }
        if (!list.isBlank()) parts.add(list.substring(start).strip());
        return parts;
    }

    private static String lastWord(String declaration) {
        return declaration.substring(declaration.lastIndexOf(' ') + 1);
    }
}
