package nt.rtl.image;

import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What an image offers to others, by name. Entries that point outside the image are left out, as
/// are those that only forward to another image.
///
/// @param byName addresses relative to the image's base
public record ImageExports(Map<String, Integer> byName) {

    private static final int DIRECTORY_SIZE = 0x28;
    private static final int MOST = 0x1_0000; // ordinals have 16 bits

    public ImageExports {
        byName = Map.copyOf(byName);
    }

    /** The address of `name` relative to the image's base. */
    public OptionalInt find(String name) {
        Integer address = byName.get(name);
        return address == null ? OptionalInt.empty() : OptionalInt.of(address);
    }

    static ImageExports read(PeImage image) {
        ImageContents contents = image.contents();
        ImageDirectory directory = image.headers().directory(ImageDirectory.Entry.EXPORT);
        Map<String, Integer> byName = new TreeMap<>();
        int table = directory.address();
        if (!directory.isPresent() || !contents.has(table, DIRECTORY_SIZE)) {
            return new ImageExports(byName);
        }
        int functions = contents.dword(table + 0x14);
        int names = contents.dword(table + 0x18);
        int addressTable = contents.dword(table + 0x1C);
        int nameTable = contents.dword(table + 0x20);
        int ordinalTable = contents.dword(table + 0x24);
        boolean sound =
                Integer.compareUnsigned(functions, MOST) <= 0
                        && Integer.compareUnsigned(names, MOST) <= 0
                        && contents.has(addressTable, functions * Integer.BYTES)
                        && contents.has(nameTable, names * Integer.BYTES)
                        && contents.has(ordinalTable, names * Short.BYTES);
        for (int index = 0; sound && index < names; index++) {
            int ordinal = contents.word(ordinalTable + index * Short.BYTES);
            int address = contents.dword(addressTable + ordinal * Integer.BYTES);
            int within = address - directory.address();
            boolean forwarded = Integer.compareUnsigned(within, directory.size()) < 0;
            if (ordinal < functions && !forwarded && contents.has(address, 1)) {
                byName.put(
                        contents.name(contents.dword(nameTable + index * Integer.BYTES)), address);
            }
        }
        return new ImageExports(byName);
    }
}
