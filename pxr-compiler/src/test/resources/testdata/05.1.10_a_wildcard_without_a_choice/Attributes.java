import java.util.List;
import java.util.stream.Stream;

/** `? super Object` is Object; `?` and `? extends Bound` are the same for a bounded parameter. */
class Attributes {
    interface Attribute<A extends Attribute<A>> {}

    interface Signature extends Attribute<Signature> {}

    interface Other extends Attribute<Other> {}

    void add(String... names) {}

    void add(List<Object>... lists) {}

    void of(String name, List<Attribute<?>> all) {}

    void of(Integer name, List<Attribute<?>> all) {}

    Signature signature;
    Other other;

    void calls(List<? super Object> list, Stream<Attribute<?>> all) {
        add(list);                          //: add -> Attributes#add(List[])
        of("", all.map(a -> switch (a) {    //: of -> Attributes#of(String,List)
            case Signature s -> signature;
            case Other o -> other;
            default -> a;
        }).toList());
    }
}
