package nt.ke;

import nt.rtl.Nt;

/// The kinds of kernel objects that the first byte of an object tells apart.
///
/// @source https://www.geoffchappell.com/studies/windows/km/ntoskrnl/inc/ntos/ke/kobjects.htm
@Nt("KOBJECTS")
public enum KObjects {
    EventNotificationObject(0),
    EventSynchronizationObject(1),
    MutantObject(2),
    ProcessObject(3),
    QueueObject(4),
    SemaphoreObject(5),
    ThreadObject(6),
    GateObject(7),
    TimerNotificationObject(8),
    TimerSynchronizationObject(9),
    ApcObject(18),
    DpcObject(19),
    DeviceQueueObject(20),
    EventPairObject(21),
    InterruptObject(22),
    ProfileObject(23),
    ThreadedDpcObject(24);

    private final int number;

    KObjects(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** Whether such an object can be waited for: those below 10, gates in their own way only. */
    public boolean isWaitable() {
        return number < ApcObject.number;
    }
}
