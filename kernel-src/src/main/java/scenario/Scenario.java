package scenario;

import nt.init.Kernel;
import nt.io.FileStore;
import nt.ke.BootOptions;

/// Something for a kernel to do, and what it shows. It goes on for as long as the machine runs,
/// unless it says otherwise.
public interface Scenario {

    /** As it is called for: lower case and hyphens. */
    String name();

    /** What it shows, in one sentence. */
    String summary();

    /** Simulated time after which a run ends that was not told when to, in 100-ns units. */
    long duration();

    /** How the kernel that it runs on is set up. */
    default BootOptions bootOptions() {
        return BootOptions.SERVER_2003;
    }

    /** The files of the machine that it runs on: none, unless it has programs. */
    default FileStore files() {
        return new FileStore();
    }

    /// Called in the first thread of the system, at `PASSIVE_LEVEL`; the machine stops when it
    /// returns.
    void run(Kernel kernel);

    /** A new judge of one run. */
    Claim claim();
}
