package trace;

/// How far a machine has come, and on which processor. Kept by the machine in plain fields, read by
/// the recorder at every call.
public class Moment {

    /** 2 GHz. */
    public static final int CYCLES_PER_100NS = 200;

    /** Simulated time since power-on, in processor cycles. */
    public long cycles;

    /** The processor whose instructions are being carried out. */
    public Vantage vantage = new Vantage(0);

    /** Processor cycles in 100-ns units, rounded down. */
    public static long toUnits(long cycles) {
        return cycles / CYCLES_PER_100NS;
    }

    /** 100-ns units in processor cycles. */
    public static long toCycles(long units) {
        return units > Long.MAX_VALUE / CYCLES_PER_100NS
                ? Long.MAX_VALUE
                : units * CYCLES_PER_100NS;
    }
}
