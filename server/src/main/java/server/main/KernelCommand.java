package server.main;

import picocli.CommandLine.Command;

/** `pxr kernel`. */
@Command(
        name = "kernel",
        description = "Runs the kernel model without pages.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            KernelListCommand.class,
            KernelRunCommand.class,
            KernelExploreCommand.class,
            KernelServicesCommand.class,
            KernelNewServiceCommand.class
        })
final class KernelCommand {}
