package nt.ex;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The interlocked singly linked list, word by word: Lincheck lets threads change places at every
/// read and write of the algorithm, not only at the machine's points, and compares what they get
/// with a stack. Only what one instruction of the processor does is one step.
public class SListsModelTest {

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .iterations(20)
                .invocationsPerIteration(1000)
                .threads(2)
                .actorsBefore(2)
                .actorsPerThread(3)
                .sequentialSpecification(Stack.class);
    }

    /** What a list is to be like. */
    public static final class Stack {
        private final Deque<Integer> entries = new ArrayDeque<>();

        public void push(int value) {
            entries.push(value);
        }

        public @Nullable Integer pop() {
            return entries.poll();
        }
    }

    /** A list, and what threads do with it. */
    public static final class Lists {
        private final SLists lists = new SLists(() -> {});
        private final SListHeader<Integer> head = new SListHeader<>();

        @Operation
        public void push(@Param(gen = IntGen.class) int value) {
            lists.InterlockedPushEntrySList(head, new SListHeader.Entry<>(value));
        }

        @Operation
        public @Nullable Integer pop() {
            SListHeader.Entry<Integer> entry = lists.InterlockedPopEntrySList(head);
            return entry == null ? null : entry.owner();
        }
    }

    @Test
    void a_list_is_a_stack_whatever_the_interleaving_of_its_steps() {
        options()
                .addGuarantee(
                        ManagedStrategyGuaranteeKt.forClasses(SListHeader.class.getName())
                                .methods("exchangeIfSame", "empty")
                                .treatAsAtomic())
                .check(Lists.class);
    }

    @Test
    void it_is_none_if_comparing_and_exchanging_are_two_steps() {
        LincheckAssertionError found =
                assertThrows(LincheckAssertionError.class, () -> options().check(Lists.class));
        assertTrue(String.valueOf(found.getMessage()).contains("Invalid execution results"));
    }
}
