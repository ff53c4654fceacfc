package trace;

/// Boots a kernel whose classes another class loader has loaded. The implementation is looked up by
/// name in that loader and made by its constructor without parameters.
@FunctionalInterface
public interface KernelLauncher {

    KernelRun boot(String scenario, KernelOptions options);
}
