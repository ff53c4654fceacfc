package nt.ke;

import static nt.rtl.KIrql.APC_LEVEL;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import nt.hal.Hal;
import nt.hal.InterruptLevels;
import nt.hal.Vector;
import nt.rtl.IrqlRequiresMax;
import nt.rtl.KIrql;
import nt.rtl.ListHead;

/// The interrupts of devices: connecting routines that serve them, and calling these.
///
/// A routine runs at the level of its interrupt and with the interrupt's spin lock held. So code of
/// the driver that must not run beside it raises to that level and takes that lock, which is what
/// [#KeSynchronizeExecution] does.
///
/// Several devices can share a level. Then the routines are asked one after the other whether it
/// was theirs; how long, depends on the [KInterruptMode].
///
/// @model An interrupt object serves its interrupt on every processor; in NT there is one for each.
/// @source
///   https://learn.microsoft.com/en-us/windows-hardware/drivers/ddi/wdm/nf-wdm-ioconnectinterrupt
public final class DeviceInterrupts {

    private final InterruptLevels levels;
    private final SpinLocks spinLocks;
    private final Map<KIrql, ListHead<KInterrupt>> chains = new EnumMap<>(KIrql.class);

    DeviceInterrupts(Hal hal, SpinLocks spinLocks) {
        levels = hal.levels;
        this.spinLocks = spinLocks;
        for (KIrql irql : KIrql.values()) {
            if (Vector.isOfDevices(irql)) {
                var chain = new ListHead<KInterrupt>();
                chains.put(irql, chain);
                hal.interrupts.connectDevice(irql, _ -> serve(chain));
            }
        }
    }

    private ListHead<KInterrupt> chain(KIrql irql) {
        return Objects.requireNonNull(chains.get(irql), "no level of devices");
    }

    /// Has the routine called from now on.
    ///
    /// @return false if it is connected already, or the level is taken and not shared by all
    @IrqlRequiresMax(APC_LEVEL)
    public boolean KeConnectInterrupt(KInterrupt interrupt) {
        ListHead<KInterrupt> chain = chain(interrupt.irql);
        KInterrupt first = chain.first();
        if (interrupt.connected || first != null && !(first.shareVector && interrupt.shareVector)) {
            return false;
        }
        chain.InsertTailList(interrupt.interruptListEntry);
        interrupt.connected = true;
        return true;
    }

    /// Has it not called any more. It may be running when this returns.
    ///
    /// @return false if it is not connected
    @IrqlRequiresMax(APC_LEVEL)
    public boolean KeDisconnectInterrupt(KInterrupt interrupt) {
        if (!interrupt.connected) {
            return false;
        }
        chain(interrupt.irql).RemoveEntryList(interrupt.interruptListEntry);
        interrupt.connected = false;
        return true;
    }

    /// Carries something out while the interrupt's routine does not run, on any processor.
    ///
    /// @param synchronizeRoutine called at the interrupt's `SynchronizeIrql`, with its lock held
    /// @return what that returns
    /// @source WDK, *KeSynchronizeExecution function (wdm.h)*
    public boolean KeSynchronizeExecution(
            KInterrupt interrupt, BooleanSupplier synchronizeRoutine) {
        KIrql oldIrql = levels.KeRaiseIrql(interrupt.synchronizeIrql);
        spinLocks.KeAcquireSpinLockAtDpcLevel(interrupt.spinLock);
        boolean result = synchronizeRoutine.getAsBoolean();
        spinLocks.KeReleaseSpinLockFromDpcLevel(interrupt.spinLock);
        levels.KeLowerIrql(oldIrql);
        return result;
    }

    /** Asks the routines of a level in turn. Those of latched interrupts until none was meant. */
    private void serve(ListHead<KInterrupt> chain) {
        boolean again = true;
        while (again) {
            again = false;
            for (KInterrupt interrupt = chain.first();
                    interrupt != null;
                    interrupt = interrupt.interruptListEntry.next()) {
                boolean served = KeSynchronizeExecution(interrupt, interrupt.serviceRoutine);
                if (served && interrupt.mode == KInterruptMode.LevelSensitive) {
                    return;
                }
                again |= served && interrupt.shareVector;
            }
        }
    }
}
