package nt.rtl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import nt.rtl.NtStatus;

/** Images with changes by chance, and what must hold of them. */
public final class SpoiltImages {

    private static final int[] EVIL = {
        0, 1, 0x1FF, 0x200, 0xFFF, 0x1000, 0xFFFF, 0x10000, 0x7FFF_FFFF, 0x8000_0000, -0x1000, -1
    };

    private SpoiltImages() {}

    /** Changes up to four places among the first `within` bytes; sometimes cuts the file off. */
    public static byte[] spoil(byte[] sound, int within, SplittableRandom random) {
        byte[] file = sound.clone();
        int changes = random.nextInt(1, 5);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(within);
            switch (random.nextInt(3)) {
                case 0 -> file[at] = (byte) random.nextInt();
                case 1 -> putDword(file, at & -4, EVIL[random.nextInt(EVIL.length)]);
                default -> putDword(file, at & -2, random.nextInt());
            }
        }
        return random.nextInt(8) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }

    private static void putDword(byte[] file, int at, int value) {
        for (int index = 0; index < Integer.BYTES && at + index < file.length; index++) {
            file[at + index] = (byte) (value >> index * Byte.SIZE);
        }
    }

    /// Whether it was opened. If not, a status says why; if it was, its segments are sound, and its
    /// tables can be read.
    public static boolean isOpened(byte[] file, int seed) {
        return switch (PeImage.open(ImageSource.of(file))) {
            case ImageOpening.Refused(NtStatus status) -> {
                assertTrue(!status.isSuccess(), () -> "seed " + seed);
                yield false;
            }
            case ImageOpening.Opened(PeImage image) -> {
                int end = 0;
                for (ImageSegment segment : image.segments()) {
                    assertEquals(end, segment.address(), () -> "seed " + seed);
                    assertEquals(0, segment.size() % 0x1000, () -> "seed " + seed);
                    assertTrue(segment.size() > 0, () -> "seed " + seed);
                    assertTrue(segment.fileSize() <= segment.size(), () -> "seed " + seed);
                    assertTrue(
                            segment.fileOffset() + segment.fileSize() <= file.length,
                            () -> "seed " + seed);
                    end = segment.end();
                }
                assertTrue(end >= image.headers().sizeOfImage(), () -> "seed " + seed);
                image.imports();
                image.exports();
                yield true;
            }
        };
    }
}
