package pxr.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// How a query wants to be answered, wherever in it that was said.
///
/// @param matchCase whether upper and lower case differ: `case:yes`
/// @param count the most hits wanted: `count:20`, `count:all`
/// @param context so many lines around each that matches: `context:3`
/// @param depth so many steps from one call, or one type, to the next: `depth:2`
/// @param explain whether each symbol says why it stands where it does: `explain:yes`
public record QueryOptions(
        boolean matchCase, OptionalInt count, int context, OptionalInt depth, boolean explain) {

    /** More hits, nobody reads and no page holds. */
    static final int MOST_HITS = 10_000;

    static final int MOST_CONTEXT = 100;

    static final QueryOptions NONE =
            new QueryOptions(false, OptionalInt.empty(), 0, OptionalInt.empty(), false);

    /** Says why a value is none that its field can have. */
    static final class Misfit extends Exception {
        private Misfit(QueryField field, String value, String wanted) {
            super(
                    "%s:%s was left out: %s: takes %s."
                            .formatted(field.label(), value, field.label(), wanted));
        }
    }

    /** These options with what one field says changed. */
    QueryOptions with(QueryField field, String value) throws Misfit {
        return switch (field) {
            case CASE -> new QueryOptions(yes(field, value), count, context, depth, explain);
            case COUNT -> {
                OptionalInt most =
                        value.equalsIgnoreCase("all")
                                ? OptionalInt.of(Integer.MAX_VALUE)
                                : OptionalInt.of(number(field, value, "a number or `all`"));
                yield new QueryOptions(matchCase, most, context, depth, explain);
            }
            case CONTEXT -> {
                int lines = Math.min(number(field, value, "a number of lines"), MOST_CONTEXT);
                yield new QueryOptions(matchCase, count, lines, depth, explain);
            }
            case DEPTH -> {
                int steps = number(field, value, "a number of steps");
                yield new QueryOptions(matchCase, count, context, OptionalInt.of(steps), explain);
            }
            case EXPLAIN -> new QueryOptions(matchCase, count, context, depth, yes(field, value));
            default -> throw new IllegalArgumentException(field + " is no option");
        };
    }

    static boolean isOption(QueryField field) {
        return switch (field) {
            case CASE, COUNT, CONTEXT, DEPTH, EXPLAIN -> true;
            default -> false;
        };
    }

    /** Whether all hits are to be counted, however many there are. */
    boolean countsAll() {
        return count.isPresent() && count.getAsInt() == Integer.MAX_VALUE;
    }

    /** How many hits to give, when the asker would have so many if the query did not say. */
    int limit(int usual) {
        return Math.min(count.orElse(usual), Math.max(usual, MOST_HITS));
    }

    private static boolean yes(QueryField field, String value) throws Misfit {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "on" -> true;
            case "no", "false", "off", "auto" -> false;
            default -> throw new Misfit(field, value, "`yes` or `no`");
        };
    }

    private static int number(QueryField field, String value, String wanted) throws Misfit {
        try {
            int number = Integer.parseInt(value);
            if (number >= 0) return number;
        } catch (NumberFormatException _) {
            // Told below, as for a negative one.
        }
        throw new Misfit(field, value, wanted);
    }

    /** As a query spells them. */
    List<String> spelled() {
        List<String> spelled = new ArrayList<>();
        if (matchCase) spelled.add("case:yes");
        if (countsAll()) spelled.add("count:all");
        else count.ifPresent(n -> spelled.add("count:" + n));
        if (context > 0) spelled.add("context:" + context);
        depth.ifPresent(n -> spelled.add("depth:" + n));
        if (explain) spelled.add("explain:yes");
        return spelled;
    }
}
