package nt.hal;

import static nt.rtl.KIrql.APC_LEVEL;
import static nt.rtl.KIrql.CLOCK_LEVEL;
import static nt.rtl.KIrql.DISPATCH_LEVEL;
import static nt.rtl.KIrql.HIGH_LEVEL;
import static nt.rtl.KIrql.IPI_LEVEL;
import static nt.rtl.KIrql.PASSIVE_LEVEL;
import static nt.rtl.KIrql.POWER_LEVEL;
import static nt.rtl.KIrql.SYNCH_LEVEL;

import nt.rtl.KIrql;

/// The interrupt vectors of the multiprocessor HAL and their levels.
///
/// @source https://github.com/reactos/reactos `hal/halx86/apic/apic.h`
public enum Vector {
    APC(0x3D, APC_LEVEL),
    DPC(0x41, DISPATCH_LEVEL),
    CLOCK(0xD1, CLOCK_LEVEL),
    IPI(0xE1, IPI_LEVEL);

    // The task priority that keeps out everything up to a level.
    private static final int[] TASK_PRIORITY = new int[KIrql.values().length];

    static {
        TASK_PRIORITY[PASSIVE_LEVEL.level()] = 0;
        TASK_PRIORITY[APC_LEVEL.level()] = APC.number;
        TASK_PRIORITY[DISPATCH_LEVEL.level()] = DPC.number;
        for (KIrql level : KIrql.values()) {
            if (isOfDevices(level)) {
                TASK_PRIORITY[level.level()] = ofDevice(level);
            }
        }
        TASK_PRIORITY[SYNCH_LEVEL.level()] = 0xC1;
        TASK_PRIORITY[CLOCK_LEVEL.level()] = CLOCK.number;
        TASK_PRIORITY[IPI_LEVEL.level()] = IPI.number;
        TASK_PRIORITY[POWER_LEVEL.level()] = 0xEF;
        TASK_PRIORITY[HIGH_LEVEL.level()] = 0xFF;
    }

    // The classes of vectors between those of DPC and generic, which devices share.
    private static final int FIRST_DEVICE_CLASS = 0x5;
    private static final int DEVICE_CLASSES = 7;

    private final int number;
    private final KIrql irql;

    Vector(int number, KIrql irql) {
        this.number = number;
        this.irql = irql;
    }

    public int number() {
        return number;
    }

    public KIrql irql() {
        return irql;
    }

    /** Whether interrupts of devices come at this level. */
    public static boolean isOfDevices(KIrql irql) {
        return irql.isAbove(DISPATCH_LEVEL) && irql.isBelow(SYNCH_LEVEL);
    }

    /// The vector of devices that interrupt at a level: a class for three or four levels, for there
    /// are more levels than classes. While one of a class is served the others wait.
    ///
    /// @param irql 3 to 26
    /// @model Which vectors the HAL gives to devices is not documented.
    public static int ofDevice(KIrql irql) {
        int levels = SYNCH_LEVEL.level() - DISPATCH_LEVEL.level() - 1;
        int index = irql.level() - DISPATCH_LEVEL.level() - 1;
        int vectorClass = FIRST_DEVICE_CLASS + index * DEVICE_CLASSES / levels;
        return vectorClass << 4 | index & 0xF;
    }

    static int taskPriority(KIrql level) {
        return TASK_PRIORITY[level.level()];
    }
}
