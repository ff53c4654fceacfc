package trace;

/// How far a machine has come, and on which processor. Kept by the machine in plain fields, read by
/// the recorder at every call.
public class Moment {

    /** Simulated time since power-on, in processor cycles. */
    public long cycles;

    /** The processor whose instructions are being carried out. */
    public Vantage vantage = new Vantage(0);
}
