package pxr.source;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.zip.ZipEntry;

/// Which version of a file it is.
///
/// The hash says so for certain, but to know it the file must be read. A stamp is made of what the
/// system says of the file: size, time of the last change, and identity. Files with the same stamp
/// have the same bytes, if a change gives a file another time; and it does, unless the file is
/// changed twice within one tick of the file system's clock. So a file that was changed just before
/// we looked has no stamp, and has to be read the next time (the *racy* entries of git's index).
///
/// @param hash see [SourceFile#hash()]
/// @param stamp [#IN_DOUBT] where only reading can tell
public record FileVersion(String hash, long stamp) {

    public static final long IN_DOUBT = 0;

    /** Longer than a tick where times have fractions of a second: Linux counts 4 to 10 ms. */
    private static final Duration FINE_TICK = Duration.ofMillis(100);

    /** As long as a tick where they have none, as on FAT. */
    private static final Duration COARSE_TICK = Duration.ofSeconds(2);

    /** Whether a file that has that stamp now is of this version, beyond doubt. */
    public boolean isCertainly(long now) {
        return stamp == now && stamp != IN_DOUBT;
    }

    static long stamp(BasicFileAttributes file) {
        FileTime changed = file.lastModifiedTime();
        Instant time = changed.toInstant();
        Duration tick = time.getNano() == 0 ? COARSE_TICK : FINE_TICK;
        if (time.plus(tick).isAfter(Instant.now())) return IN_DOUBT;
        return mixed(file.size(), time.getEpochSecond(), time.getNano(), file.fileKey());
    }

    /** An archive has a checksum of each file, so it does not matter when it was packed. */
    static long stamp(ZipEntry entry) {
        return entry.getCrc() < 0 ? IN_DOUBT : mixed(entry.getSize(), entry.getCrc());
    }

    private static long mixed(Object... parts) {
        long mixed = 0;
        for (Object part : parts) {
            mixed += part instanceof Long n ? n : Objects.hashCode(part);
            mixed *= 0x9E37_79B9_7F4A_7C15L; // spreads the bits, as in SplitMix64
            mixed ^= mixed >>> 32;
        }
        return mixed == IN_DOUBT ? 1 : mixed;
    }
}
