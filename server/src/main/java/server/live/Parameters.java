package server.live;

import java.util.ArrayList;
import java.util.List;
import pxr.query.CrossReference;
import pxr.symbol.ParameterList;
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

    private static List<String> split(String list) {
        if (list.isBlank()) return List.of();
        return ParameterList.split(list).stream().map(String::strip).toList();
    }

    private static String lastWord(String declaration) {
        return declaration.substring(declaration.lastIndexOf(' ') + 1);
    }
}
