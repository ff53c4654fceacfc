package pxr.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import pxr.index.CaseFolding;

class CaselessTextTest {

    @Test
    void it_finds_what_a_folded_copy_would_show() {
        long seed = 11;
        Random random = new Random(seed);
        String letters = "aAbBiIkKsS_(;\u0130\u0131\u212A\u017FÄä\uD83D\uDE00";
        for (int i = 0; i < 20_000; i++) {
            String text = some(random, letters, 40);
            String wanted = some(random, letters, 3);
            int from = random.nextInt(text.length() + 1);
            assertEquals(
                    CaseFolding.fold(text).indexOf(CaseFolding.fold(wanted), from),
                    new CaselessText(wanted).find(text, from),
                    "seed " + seed + ": " + wanted + " in " + text + " from " + from);
        }
    }

    private static String some(Random random, String letters, int most) {
        StringBuilder text = new StringBuilder();
        for (int n = random.nextInt(most); n >= 0; n--)
            text.append(letters.charAt(random.nextInt(letters.length())));
        return text.toString();
    }
}
