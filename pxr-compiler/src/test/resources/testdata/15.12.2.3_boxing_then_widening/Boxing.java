/** Boxing may be followed by widening of the reference, unboxing by widening of the number; never the other way. */
class Boxing {
    void a(Number n) {}

    void a(String s) {}

    void b(Comparable<Integer> c) {}

    void b(Long n) {}

    void c(long n) {}

    void c(String s) {}

    void d(Character c) {}

    void d(Object... all) {}

    void run(Integer i, char c) {
        a(1);                                   //: a -> Boxing#a(Number)
        b(1);                                   //: b -> Boxing#b(Comparable)
        c(i);                                   //: c -> Boxing#c(long)
        d(c);                                   //: d -> Boxing#d(Character)
        d((int) c);                             //: d -> Boxing#d(Object[])
    }
}
