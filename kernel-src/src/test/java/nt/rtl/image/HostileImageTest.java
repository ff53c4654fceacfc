package nt.rtl.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HostileImageTest {

    private static final int SEEDS = 300_000;

    @Test
    void spoilt_headers_are_refused_or_sound() {
        byte[] sound = new SampleImage().bytes();
        int opened = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] file = SpoiltImages.spoil(sound, SampleImage.SECTION_TABLE + 0x60, random);
            opened += SpoiltImages.isOpened(file, seed) ? 1 : 0;
        }
        assertTrue(opened > SEEDS / 10, "hardly any image was opened");
        assertTrue(opened < SEEDS / 10 * 9, "hardly any image was refused");
    }
}
