package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypingErrorsTest {

    private static final long SEED = 7;
    private static final String LETTERS = "abc";

    @Test
    void one_error_is_every_way_to_mistype_one_letter() {
        Random random = new Random(SEED);
        int errors = 0;
        for (int i = 0; i < 20_000; i++) {
            String typed = text(random, 5);
            String name = text(random, 7);
            boolean expected = mistyped(name).contains(typed);
            assertEquals(expected || typed.equals(name), near(typed, name), typed + " " + name);
            boolean begins = false;
            for (int end = 0; end <= name.length(); end++)
                begins |= near(typed, name.substring(0, end));
            boolean found = name.startsWith(typed) || TypingErrors.isOneInBeginning(typed, name);
            assertEquals(begins, found, "seed " + SEED + ": " + typed + " " + name);
            if (expected) errors++;
        }
        assertTrue(errors > 100);
    }

    private static boolean near(String typed, String name) {
        return typed.equals(name) || TypingErrors.isOneIn(typed, name);
    }

    private static Set<String> mistyped(String name) {
        Set<String> all = new HashSet<>();
        for (int at = 0; at <= name.length(); at++) {
            String before = name.substring(0, at);
            String after = name.substring(at);
            for (char c : LETTERS.toCharArray()) {
                all.add(before + c + after);
                if (!after.isEmpty()) all.add(before + c + after.substring(1));
            }
            if (!after.isEmpty()) all.add(before + after.substring(1));
            if (after.length() > 1)
                all.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
        }
        return all;
    }

    private static String text(Random random, int longest) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(longest) + 1; n > 0; n--)
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        return text.toString();
    }
}
