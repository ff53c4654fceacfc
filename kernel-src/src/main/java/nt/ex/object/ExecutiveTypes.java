package nt.ex.object;

import nt.ob.ObjectManager;
import nt.ob.ObjectMethods;
import nt.ob.ObjectType;
import nt.ob.ObjectTypeTraits;
import nt.rtl.Nt;

/** The types of the executive's objects, created in NT's order. */
public final class ExecutiveTypes {

    @Nt("ExEventObjectType")
    public final ObjectType<EventObject> event;

    @Nt("ExEventPairObjectType")
    public final ObjectType<EventPairObject> eventPair;

    @Nt("ExMutantObjectType")
    public final ObjectType<MutantObject> mutant;

    @Nt("ExSemaphoreObjectType")
    public final ObjectType<SemaphoreObject> semaphore;

    @Nt("ExTimerObjectType")
    public final ObjectType<TimerObject> timer;

    @Nt("ExpKeyedEventObjectType")
    public final ObjectType<KeyedEventObject> keyedEvent;

    /** Setting timers, and what they do to threads. */
    public final ExecutiveTimers timers;

    public ExecutiveTypes(ObjectManager objects, ExecutiveTimers timers) {
        this.timers = timers;
        event =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Event, EventObject.class, ObjectMethods.none());
        eventPair =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.EventPair, EventPairObject.class, ObjectMethods.none());
        mutant =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Mutant, MutantObject.class, ObjectMethods.none());
        semaphore =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Semaphore, SemaphoreObject.class, ObjectMethods.none());
        timer =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.Timer,
                        TimerObject.class,
                        ObjectMethods.<TimerObject>none().onDelete(timers::ExpDeleteTimer));
        keyedEvent =
                objects.ObCreateObjectType(
                        ObjectTypeTraits.KeyedEvent, KeyedEventObject.class, ObjectMethods.none());
    }
}
