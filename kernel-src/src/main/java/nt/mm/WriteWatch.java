package nt.mm;

import java.util.BitSet;

/// Which pages of a range have been written to since it was last asked.
///
/// @model NT keeps the bitmap behind the VAD in pool, and charges for it.
final class WriteWatch {

    private final int startingVpn;
    private final BitSet written = new BitSet();

    WriteWatch(int startingVpn) {
        this.startingVpn = startingVpn;
    }

    void note(int vpn) {
        written.set(vpn - startingVpn);
    }

    boolean isWritten(int vpn) {
        return written.get(vpn - startingVpn);
    }

    void reset(int vpn) {
        written.clear(vpn - startingVpn);
    }
}
