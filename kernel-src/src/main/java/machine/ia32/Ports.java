package machine.ia32;

/** What IN and OUT reach. */
public interface Ports {

    /** A bus with nothing on it. */
    Ports NONE =
            new Ports() {
                @Override
                public int in(int port, int size) {
                    return -1;
                }

                @Override
                public void out(int port, int size, int value) {}
            };

    /**
     * @param size 1, 2 or 4 bytes
     */
    int in(int port, int size);

    void out(int port, int size, int value);
}
