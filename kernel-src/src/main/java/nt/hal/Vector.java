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
        // @model: no devices yet, so their levels share the 8 classes between DPC and generic.
        for (int level = DISPATCH_LEVEL.level(); level < SYNCH_LEVEL.level(); level++) {
            TASK_PRIORITY[level] = DPC.number + (level - DISPATCH_LEVEL.level()) / 3 * 0x10;
        }
        TASK_PRIORITY[SYNCH_LEVEL.level()] = 0xC1;
        TASK_PRIORITY[CLOCK_LEVEL.level()] = CLOCK.number;
        TASK_PRIORITY[IPI_LEVEL.level()] = IPI.number;
        TASK_PRIORITY[POWER_LEVEL.level()] = 0xEF;
        TASK_PRIORITY[HIGH_LEVEL.level()] = 0xFF;
    }

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

    static int taskPriority(KIrql level) {
        return TASK_PRIORITY[level.level()];
    }
}
