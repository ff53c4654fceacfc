/** A conditional passed for a reference is two arguments, each of which must suit. */
class Operands {
    static class Field<T> {}

    <T> void when(boolean condition, T result) {}

    <T> void when(boolean condition, Field<T> result) {}

    void calls(Field<Integer> one, Field<?> other, boolean b) {
        when(b, other);                     //: when -> Operands#when(boolean,Operands$Field)
        when(b, b ? one : one);             //: when -> Operands#when(boolean,Operands$Field)
        when(b, b ? one : other);           //: when -> Operands#when(boolean,Object)
        when(b, switch (1) {                //: when -> Operands#when(boolean,Object)
            case 1 -> one;
            default -> other;
        });
    }
}
