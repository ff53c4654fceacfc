package nt.ke;

/// How many units of quantum a thread begins its turn with; three make a clock tick.
///
/// The registry value `Win32PrioritySeparation` holds three fields. Quanta are *long* or *short*;
/// *variable*, which gives the foreground process two or three times as much, or *fixed*; and the
/// separation says which of the three columns a foreground process has.
///
/// | | 0 (background) | 1 | 2 |
/// |---|---|---|---|
/// | short, variable | 6 | 12 | 18 |
/// | long, variable | 12 | 24 | 36 |
/// | short, fixed | 18 | 18 | 18 |
/// | long, fixed | 36 | 36 | 36 |
///
/// @param separation 0 to 2: the column of the foreground process
/// @param variable whether the columns differ
/// @param isLong long quanta
/// @source https://docs.ibrhub.net/ibra-config/system/quantum-priority-separation
/// @source https://support.microsoft.com/en-us/kb/259025
/// @source https://github.com/reactos/reactos `ntoskrnl/ps/process.c`
public record QuantumTable(int separation, boolean variable, boolean isLong) {

    /** Long, fixed quanta of 36 units, 12 ticks: what a server has. */
    public static final int SERVER_SEPARATION = 0b01_10_00;

    /** Short, variable quanta, the foreground three times the background: a workstation. */
    public static final int WORKSTATION_SEPARATION = 0b10_01_10;

    /** Units of a process of the idle priority class, whatever the table. */
    static final int IDLE_CLASS_QUANTUM = 6;

    /** Units that each scheduling class of jobs has more than the one below it. */
    public static final int SCHEDULING_CLASS_UNIT = 6;

    /** The base priority of a process of the idle class. */
    private static final int IDLE_CLASS_BASE = 4;

    private static final int SHORT_UNIT = 6;
    private static final int LONG_UNIT = 12;
    private static final int FIXED_COLUMN = 2;

    /// Reads the three fields. A field of 0 or 3 stands for the default.
    ///
    /// @param isServer which defaults: those of a server are long and fixed
    public static QuantumTable of(int prioritySeparation, boolean isServer) {
        int length = prioritySeparation >> 4 & 3;
        int kind = prioritySeparation >> 2 & 3;
        return new QuantumTable(
                Math.min(prioritySeparation & 3, 2),
                isDefault(kind) ? !isServer : kind == 1,
                isDefault(length) ? isServer : length == 1);
    }

    private static boolean isDefault(int field) {
        return field == 0 || field == 3;
    }

    /** NT's `PspForegroundQuantum` at `column`, 0 to 2. */
    int units(int column) {
        return (isLong ? LONG_UNIT : SHORT_UNIT) * ((variable ? column : FIXED_COLUMN) + 1);
    }

    /// The quantum of a process.
    ///
    /// @param basePriority up to 4 it is of the idle class, and gets the least there is
    /// @param foreground whether its window is in front
    public int quantum(int basePriority, boolean foreground) {
        if (basePriority <= IDLE_CLASS_BASE) {
            return IDLE_CLASS_QUANTUM;
        }
        return units(foreground ? separation : 0);
    }
}
