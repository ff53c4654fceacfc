package machine.device;

/** The wire from a device to an interrupt controller. */
@FunctionalInterface
public interface IrqLine {

    void drive(boolean high);
}
