package nt.ke;

import nt.rtl.Nt;

/// How a device says that it wants service, and so when its interrupt has been served.
@Nt("KINTERRUPT_MODE")
public enum KInterruptMode {
    /** It holds its line until it is served: whoever is not yet served interrupts again. */
    LevelSensitive,
    /** It moves its line once: everybody must be asked, for nobody asks twice. */
    Latched
}
