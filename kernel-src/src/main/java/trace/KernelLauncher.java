package trace;

/// Boots a kernel whose classes another class loader has loaded. The implementation is looked up by
/// name in that loader and made by its constructor without parameters.
public interface KernelLauncher {

    KernelRun boot(String scenario, KernelOptions options);

    /// Boots one whose turns are given beforehand, whatever the seed.
    ///
    /// @param turns processor and points of each, one after the other; when they are over every
    ///   processor goes on for as long as it can
    KernelRun boot(String scenario, KernelOptions options, int[] turns);
}
