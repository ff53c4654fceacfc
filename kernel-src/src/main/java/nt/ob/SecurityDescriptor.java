package nt.ob;

import nt.rtl.Nt;

/// Who owns an object and who may do what with it: as bytes, self-relative.
///
/// @model Only Se knows what is in it, which does not exist yet.
@Nt("SECURITY_DESCRIPTOR")
public final class SecurityDescriptor {

    private final byte[] bytes;

    public SecurityDescriptor(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }
}
