package pxr.syntax.token;

import static com.github.javaparser.GeneratedJavaParserConstants.*;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Puts braces where they are missing, and takes out those that are one too many, so that all are
/// in pairs and as few members as possible change their place.
///
/// A brace more or less is noticed far from where it belongs, mostly at the end of the file. What
/// tells the place is what people see too: a block cannot hold a method or anything `public`, so
/// where one begins, the blocks before it end; and a line that starts with `}` ends what was begun
/// with the same indentation. A brace is only put or taken while there are too few or too many of
/// its kind in the rest of the file.
final class BraceRepair {

    private static final int TAB = 4;

    /** An open brace; the indentation is that of the line on which what owns it begins. */
    private static final class Open {
        final boolean isClass;
        final boolean isEnum;

        /** Whether it holds values with commas between them. */
        final boolean isList;

        final int indentation;

        /** The indentation of its first member, or negative. */
        int members = -1;

        boolean hasSemicolon;

        Open(boolean isClass, boolean isEnum, boolean isList, int indentation) {
            this.isClass = isClass;
            this.isEnum = isEnum;
            this.isList = isList;
            this.indentation = indentation;
        }
    }

    private final Lexemes in;
    private final Lexemes out;
    private final int[] indentations;
    private final ItemShape shape;
    private final Deque<Open> open = new ArrayDeque<>();

    /** How many more `}` than `{` there are from here on, those of the open braces aside. */
    private int surplus;

    /** The first token of the statement or member that is being read. */
    private int item;

    private BraceRepair(Lexemes in, String text) {
        this.in = in;
        this.out = in.withoutTokens();
        this.indentations = indentations(in, text);
        this.shape = new ItemShape(in);
        for (int i = 0; i < in.count(); i++) {
            if (in.kind(i) == RBRACE) surplus++;
            else if (in.kind(i) == LBRACE) surplus--;
        }
    }

    static Lexemes repaired(Lexemes tokens, String text) {
        BraceRepair repair = new BraceRepair(tokens, text);
        for (int i = 0; i < tokens.count(); i++) repair.token(i);
        while (!repair.open.isEmpty()) repair.insertClose(tokens.count());
        return repair.out;
    }

    private void token(int i) {
        beforeItem(i);
        switch (in.kind(i)) {
            case LBRACE -> {
                push(isClass(i), isEnum(i), isList(i));
                out.add(in, i);
                item = i + 1;
            }
            case RBRACE -> close(i);
            case SEMICOLON -> {
                if (!open.isEmpty()) open.peek().hasSemicolon = true;
                out.add(in, i);
                item = i + 1;
            }
            default -> out.add(in, i);
        }
    }

    private void beforeItem(int i) {
        if (i != item && !in.startsLine(i)) return;
        if (surplus < 0) closeBefore(i);
        else if (surplus > 0 && i > item && in.startsLine(i)) openBefore(i);
        Open top = open.peek();
        if (top != null && top.members < 0 && in.startsLine(i)) top.members = indentation(i);
    }

    /** Closes what cannot hold the item that begins here. */
    private void closeBefore(int i) {
        if (in.kind(i) == IMPORT || in.kind(i) == PACKAGE) {
            while (!open.isEmpty() && surplus < 0) insertClose(i);
        }
        Open top = open.peek();
        if (top == null) return;
        if (!top.isClass) {
            if (!shape.isMember(i)) return;
            while (surplus < 0 && !open.isEmpty() && !open.peek().isClass) insertClose(i);
        }
        while (surplus < 0 && in.startsLine(i) && isLeftOf(i, open.peek())) {
            if (!shape.isDeclaration(i)) return;
            insertClose(i);
        }
    }

    private boolean isLeftOf(int i, @Nullable Open around) {
        return around != null
                && around.isClass
                && around.members > around.indentation
                && indentation(i) <= around.indentation;
    }

    /** Opens the body of a class whose header has none, before its first member. */
    private void openBefore(int i) {
        int keyword = shape.afterModifiers(item);
        if (!shape.isClassKeyword(keyword) || !shape.isName(keyword + 1) || i <= keyword + 1)
            return;
        if (!shape.isMember(i) && !shape.canOnlyBeginMember(i)) return;
        push(true, in.kind(keyword) == ENUM, false);
        surplus--; // It is none of those that were counted.
        virtual(LBRACE, i);
        problem(i, "'{' is missing before this; add it");
        item = i;
    }

    private void push(boolean isClass, boolean isEnum, boolean isList) {
        open.push(new Open(isClass, isEnum, isList, indentation(Math.min(item, in.count() - 1))));
    }

    private void close(int i) {
        if (in.startsLine(i)) closeFurtherIn(i);
        if (open.isEmpty() || surplus > 0 && isTooMany(i)) {
            surplus--;
            problem(i, "this '}' has no '{'; remove it, or add the other");
        } else {
            open.pop();
            out.add(in, i);
        }
        item = i + 1;
    }

    /** Closes what is further in than what this brace ends by its indentation. */
    private void closeFurtherIn(int i) {
        int indentation = indentation(i);
        boolean isOfOneFurtherOut =
                open.stream().anyMatch(o -> o.indentation == indentation)
                        && open.peek().indentation > indentation;
        while (isOfOneFurtherOut && surplus < 0 && open.peek().indentation > indentation) {
            insertClose(i);
        }
    }

    /** Whether what would end here goes on behind. */
    private boolean isTooMany(int i) {
        Open top = open.element();
        boolean isInItem = i > item && !top.isEnum && !top.isList;
        if (isInItem || !top.isClass) return isInItem;
        if (in.startsLine(i) && top.members > top.indentation) {
            return indentation(i) > top.indentation;
        }
        return open.size() == 1 && shape.isMember(i + 1);
    }

    private void insertClose(int before) {
        open.pop();
        surplus++;
        virtual(RBRACE, before);
        problem(Math.min(before, in.count() - 1), "'}' is missing before this; add it");
        item = before;
    }

    private void virtual(int kind, int before) {
        int place = before == 0 ? 0 : in.end(before - 1);
        out.add(kind, OperatorTexts.of(kind), place, place, true);
    }

    private void problem(int i, String message) {
        in.problems.add(new TokenProblem(in.start(i), message));
    }

    private int indentation(int i) {
        return indentations[i];
    }

    /** For each token the indentation of its line. */
    private static int[] indentations(Lexemes tokens, String text) {
        int[] indentations = new int[tokens.count()];
        for (int i = 0; i < indentations.length; i++) {
            indentations[i] =
                    tokens.startsLine(i) || i == 0
                            ? indentation(text, tokens.start(i))
                            : indentations[i - 1];
        }
        return indentations;
    }

    private static int indentation(String text, int firstOfLine) {
        int columns = 0;
        for (int i = firstOfLine - 1; i >= 0 && isOnLine(text.charAt(i)); i--) {
            columns += text.charAt(i) == '\t' ? TAB : 1;
        }
        return columns;
    }

    private static boolean isOnLine(char c) {
        return c != '\n' && c != '\r';
    }

    private boolean isEnum(int brace) {
        for (int i = item; i < brace; i++) {
            if (in.kind(i) == ENUM) return true;
        }
        return false;
    }

    /** Whether the brace begins the body of a class of any kind. */
    private boolean isClass(int brace) {
        return switch (in.kind(brace - 1)) {
            case RPAREN -> isCreation(brace) || isConstant() || has(RECORD, brace);
            case ARROW, ELSE, DO, TRY, FINALLY, STATIC, SEMICOLON, LBRACE, RBRACE, COLON -> false;
            case ASSIGN, RBRACKET, COMMA, LPAREN -> false;
            default -> {
                if (has(THROWS, brace)) yield false;
                yield has(CLASS, brace)
                        || has(INTERFACE, brace)
                        || isEnum(brace)
                        || has(RECORD, brace)
                        || isConstant();
            }
        };
    }

    private boolean has(int kind, int brace) {
        for (int i = item; i < brace; i++) {
            if (in.kind(i) == kind) return true;
        }
        return false;
    }

    private boolean isList(int brace) {
        return switch (in.kind(brace - 1)) {
            case ASSIGN, RBRACKET, COMMA, LPAREN -> true;
            case LBRACE -> !open.isEmpty() && open.peek().isList;
            default -> false;
        };
    }

    /** Whether we are among the constants of an enum. */
    private boolean isConstant() {
        return !open.isEmpty() && open.peek().isEnum && !open.peek().hasSemicolon;
    }

    /** Whether `new Type(…)` stands before the brace. */
    private boolean isCreation(int brace) {
        int depth = 0;
        int i = brace - 1;
        for (; i >= 0; i--) {
            if (in.kind(i) == RPAREN) depth++;
            else if (in.kind(i) == LPAREN && --depth == 0) break;
        }
        for (i--; i >= 0; i--) {
            switch (in.kind(i)) {
                case IDENTIFIER, WHEN, DOT, LT, GT, COMMA, HOOK, EXTENDS, SUPER, BIT_AND -> {}
                case NEW -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }
}
