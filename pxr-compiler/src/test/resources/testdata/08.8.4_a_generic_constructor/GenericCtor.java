/** Constructors can have type parameters of their own, and explicit type arguments. */
class GenericCtor<T> {
    <U extends T> GenericCtor(T t, U u) {
    //: U@2 -> GenericCtor#<init>(Object,Object)<U>; T -> GenericCtor<T>
        T other = u;
    }

    static Object o = new <Integer> GenericCtor<Number>(1.0, 2);
    //: Integer -> java.lang.Integer; new GenericCtor -> GenericCtor#<init>(Object,Object)
}
