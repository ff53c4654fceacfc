package nt.ke;

/// The table of system services, as the trap handler sees it; an upcall to the layer that has them.
public interface SystemServices {

    /** No services at all. */
    SystemServices NONE =
            new SystemServices() {
                @Override
                public int limit() {
                    return 0;
                }

                @Override
                public int argumentWords(int number) {
                    throw new IndexOutOfBoundsException(number);
                }

                @Override
                public int call(int number, int[] arguments) {
                    throw new IndexOutOfBoundsException(number);
                }
            };

    /** One more than the highest number. */
    int limit();

    /// The words that the caller has put on its stack.
    ///
    /// @param number below [#limit]
    int argumentWords(int number);

    /// Carries a service out. A status that it raises is its answer.
    ///
    /// @param number below [#limit]
    /// @param arguments as many as [#argumentWords] says
    /// @return what the caller finds in `eax`
    int call(int number, int[] arguments);
}
