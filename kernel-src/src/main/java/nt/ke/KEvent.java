package nt.ke;

import nt.rtl.Nt;
import nt.rtl.NtStatus;

/** A flag to wait for. */
@Nt("KEVENT")
public final class KEvent extends DispatcherObject {

    @Nt("KeInitializeEvent")
    public KEvent(EventType eventType, boolean signaled) {
        super(
                switch (eventType) {
                    case NotificationEvent -> KObjects.EventNotificationObject;
                    case SynchronizationEvent -> KObjects.EventSynchronizationObject;
                },
                signaled ? 1 : 0);
    }

    @Override
    NtStatus satisfyWait(KThread thread, NtStatus waitKey) {
        if (type == KObjects.EventSynchronizationObject) {
            signalState = 0;
        }
        return waitKey;
    }
}
