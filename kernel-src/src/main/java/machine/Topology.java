package machine;

/// How logical processors share hardware. Neighbouring numbers share most.
///
/// @param threadsPerCore logical processors that share one core's execution units
/// @param processorsPerNode logical processors that are equally near to one part of the memory
public record Topology(int threadsPerCore, int processorsPerNode) {

    /** Every processor a core of its own, all memory equally near. */
    public static final Topology FLAT = new Topology(1, 32);

    public Topology {
        if (threadsPerCore < 1 || processorsPerNode % threadsPerCore != 0) {
            throw new IllegalArgumentException("a node consists of whole cores");
        }
    }

    /** The processors of a core, as a set: a bit for each. */
    public int core(int processor) {
        return group(processor, threadsPerCore);
    }

    /** The processors of a node, as a set: a bit for each. */
    public int node(int processor) {
        return group(processor, processorsPerNode);
    }

    private static int group(int processor, int size) {
        int first = processor / size * size;
        int members = size >= Integer.SIZE ? -1 : (1 << size) - 1;
        return members << first;
    }
}
