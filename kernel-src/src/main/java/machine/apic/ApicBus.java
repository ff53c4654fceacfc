package machine.apic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What connects the controllers: brings messages to the local ones, and the news that a
/// level-triggered interrupt has been served back to those that wait for it.
///
/// @source Intel 64 and IA-32 Architectures Software Developer's Manual, volume 3, *Determining IPI
///   Destination*
public final class ApicBus {

    private final List<LocalApic> locals = new ArrayList<>();
    private final List<IoApic> inputs = new ArrayList<>();

    void connect(LocalApic local) {
        locals.add(local);
    }

    void connect(IoApic input) {
        inputs.add(input);
    }

    /** Brings a message to whom it concerns; nobody may be concerned. */
    public void send(InterruptMessage message) {
        if (message.mode() == DeliveryMode.LOWEST_PRIORITY) {
            LocalApic chosen = leastUrgent(message);
            if (chosen != null) {
                chosen.accept(message);
            }
            return;
        }
        for (LocalApic local : locals) {
            if (isMeant(local, message)) {
                local.accept(message);
            }
        }
    }

    /** The destination that does the least important work; the first of several. */
    private @Nullable LocalApic leastUrgent(InterruptMessage message) {
        LocalApic chosen = null;
        for (LocalApic local : locals) {
            if (isMeant(local, message)
                    && (chosen == null || local.processorPriority() < chosen.processorPriority())) {
                chosen = local;
            }
        }
        return chosen;
    }

    private static boolean isMeant(LocalApic local, InterruptMessage message) {
        int destination = message.destination();
        if (destination == InterruptMessage.EVERYBODY) {
            return true;
        }
        return message.logical()
                ? local.matchesLogical(destination)
                : local.identification() == destination;
    }

    void send(InterruptMessage message, Shorthand shorthand, LocalApic sender) {
        switch (shorthand) {
            case NONE -> send(message);
            case SELF -> sender.accept(message);
            case ALL, ALL_BUT_SELF -> {
                for (LocalApic local : locals) {
                    if (local != sender || shorthand == Shorthand.ALL) {
                        local.accept(message);
                    }
                }
            }
        }
    }

    /** A local controller has come to the end of a level-triggered interrupt. */
    void endOfInterrupt(int vector) {
        for (IoApic input : inputs) {
            input.endOfInterrupt(vector);
        }
    }
}
