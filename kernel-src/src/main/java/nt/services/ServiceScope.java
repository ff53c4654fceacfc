package nt.services;

/** Whether this kernel is meant to have a service. */
public enum ServiceScope {
    YES,
    /// It belongs to what the model leaves out: plug and play, power management, the kernel
    /// debugger, virtual DOS machines.
    NO,
    /** What is published leaves it open. */
    UNCERTAIN
}
