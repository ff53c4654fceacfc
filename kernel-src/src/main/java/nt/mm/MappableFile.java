package nt.mm;

/**
 * An open file, as the memory manager sees it: what an object must be for a section to be made of.
 */
public interface MappableFile {

    /** The same for everybody who has the file open. */
    BackingFile backingFile();
}
