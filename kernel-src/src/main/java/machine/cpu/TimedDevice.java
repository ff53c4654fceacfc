package machine.cpu;

/** A device in which something happens by itself when its time has come. */
public interface TimedDevice {

    /** What the due time of a device is in which nothing will happen. */
    long NEVER = Long.MAX_VALUE;

    /** When something happens next, in cycles since power-on, or [#NEVER]. */
    long due();

    /** Lets happen what is due. */
    void elapse();
}
