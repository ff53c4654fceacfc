package pxr.query;

import java.util.List;
import java.util.Random;
import pxr.index.CamelCase;

/** What someone may type who wants one symbol. */
final class TypedName {

    private TypedName() {}

    static String of(SymbolName symbol, Random random) {
        String name = abbreviated(symbol.simple(), random);
        List<String> around = symbol.qualifiers();
        if (around.isEmpty() || random.nextInt(3) > 0) return name;
        StringBuilder typed = new StringBuilder();
        int from = random.nextInt(around.size());
        for (String qualifier : around.subList(from, around.size())) {
            if (random.nextInt(4) > 0) typed.append(abbreviated(qualifier, random)).append('.');
        }
        return typed + name;
    }

    private static String abbreviated(String name, Random random) {
        int length = name.length();
        if (length == 0) return name;
        int from = random.nextInt(length);
        return switch (random.nextInt(7)) {
            case 0 -> name;
            case 1 -> name.toLowerCase(java.util.Locale.ROOT);
            case 2 -> name.substring(from, from + random.nextInt(length - from) + 1);
            case 3 -> CamelCase.humps(name);
            case 4 -> CamelCase.humps(name).toUpperCase(java.util.Locale.ROOT);
            case 5 -> mistyped(name, from, random);
            default -> name.substring(0, random.nextInt(length) + 1);
        };
    }

    private static String mistyped(String name, int at, Random random) {
        String after = name.substring(at + 1);
        char other = (char) ('a' + random.nextInt(26));
        return name.substring(0, at)
                + switch (random.nextInt(3)) {
                    case 0 -> after;
                    case 1 -> other + after;
                    default -> String.valueOf(name.charAt(at)) + other + after;
                };
    }
}
