package pxr.query;

import java.util.Arrays;
import pxr.syntax.JavaLexer;

/** Tells of each offset in a text whether it is code, comment or string. */
final class TextPlaces {

    /** Where the pieces begin, ascending, and what each one is; between two pieces is code. */
    private final int[] starts;

    private final TextPlace[] places;

    private TextPlaces(int[] starts, TextPlace[] places) {
        this.starts = starts;
        this.places = places;
    }

    static TextPlaces of(String text) {
        int[] starts = new int[64];
        TextPlace[] places = new TextPlace[64];
        int count = 0;
        JavaLexer lexer = new JavaLexer(text);
        TextPlace last = TextPlace.CODE;
        while (lexer.next()) {
            TextPlace place = place(lexer.kind());
            if (place == last) continue;
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                places = Arrays.copyOf(places, count * 2);
            }
            starts[count] = lexer.start();
            places[count++] = place;
            last = place;
        }
        return new TextPlaces(Arrays.copyOf(starts, count), Arrays.copyOf(places, count));
    }

    private static TextPlace place(JavaLexer.Kind kind) {
        return switch (kind) {
            case COMMENT, DOC_COMMENT -> TextPlace.COMMENT;
            case STRING -> TextPlace.STRING;
            case WORD, NUMBER, REST -> TextPlace.CODE;
        };
    }

    TextPlace at(int offset) {
        int i = Arrays.binarySearch(starts, offset);
        int piece = i >= 0 ? i : -i - 2;
        return piece < 0 ? TextPlace.CODE : places[piece];
    }
}
