package user;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import nt.rtl.image.SpoiltImages;
import org.junit.jupiter.api.Test;

class HostileBuiltImagesTest {

    private static final int HEADERS = 0x400;
    private static final int SEEDS = 2_000;

    @Test
    void spoilt_headers_of_real_images_are_refused_or_sound() {
        for (String name : UserImages.names()) {
            assertTrue(opened(name, HEADERS, SEEDS) > SEEDS / 10, name);
        }
    }

    @Test
    void tables_of_real_images_may_say_anything() {
        for (String name : UserImages.names()) {
            int seeds = name.equals(UserImages.NTDLL) ? SEEDS / 100 : SEEDS / 10;
            int length = UserImages.read(name).length;
            assertTrue(opened(name, length, seeds) > seeds / 10, name);
        }
    }

    private static int opened(String name, int within, int seeds) {
        byte[] sound = UserImages.read(name);
        int opened = 0;
        for (int seed = 0; seed < seeds; seed++) {
            byte[] file = SpoiltImages.spoil(sound, within, new SplittableRandom(seed));
            opened += SpoiltImages.isOpened(file, seed) ? 1 : 0;
        }
        return opened;
    }
}
