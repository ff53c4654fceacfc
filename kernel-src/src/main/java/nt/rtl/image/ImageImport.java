package nt.rtl.image;

import java.util.ArrayList;
import java.util.List;

/// What an image needs of one other.
///
/// @param image the other's name
/// @param names what is needed of it; `#` and a number for what is needed by its ordinal
public record ImageImport(String image, List<String> names) {

    private static final int DESCRIPTOR_SIZE = 0x14;
    private static final int HINT_SIZE = 2;
    // Tables of a hostile image may overlap, so that the image's size alone bounds nothing.
    private static final int MOST_NAMES = 0x1_0000;

    public ImageImport {
        names = List.copyOf(names);
    }

    static List<ImageImport> read(PeImage image) {
        ImageContents contents = image.contents();
        ImageDirectory directory = image.headers().directory(ImageDirectory.Entry.IMPORT);
        List<ImageImport> imports = new ArrayList<>();
        if (directory.isPresent()) {
            int at = directory.address();
            int left = MOST_NAMES;
            while (left > 0 && contents.has(at, DESCRIPTOR_SIZE) && contents.dword(at + 0xC) != 0) {
                String name = contents.name(contents.dword(at + 0xC));
                int lookup = contents.dword(at);
                int addresses = contents.dword(at + 0x10);
                List<String> names = names(contents, lookup == 0 ? addresses : lookup, left);
                imports.add(new ImageImport(name, names));
                left -= names.size() + 1;
                at += DESCRIPTOR_SIZE;
            }
        }
        return imports;
    }

    private static List<String> names(ImageContents contents, int table, int limit) {
        List<String> names = new ArrayList<>();
        int at = table;
        while (names.size() < limit && contents.has(at, Integer.BYTES) && contents.dword(at) != 0) {
            int entry = contents.dword(at);
            names.add(entry < 0 ? "#" + (entry & 0xFFFF) : contents.name(entry + HINT_SIZE));
            at += Integer.BYTES;
        }
        return names;
    }
}
