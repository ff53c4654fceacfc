package machine.apic;

/// To whom a local controller sends, when it names nobody; in the order of its two bits.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *Interrupt
///   Command Register*
public enum Shorthand {
    /** To the destination of the message. */
    NONE,
    SELF,
    ALL,
    ALL_BUT_SELF
}
