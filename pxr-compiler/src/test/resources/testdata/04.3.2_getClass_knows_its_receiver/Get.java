import java.util.*;

/** getClass() gives a Class of the receiver's erased static type or a subtype. */
class Get {
    void mine() {}

    void run(List<String> list, Object o, Class<?> any, Class<? extends Get> some) throws Exception {
        "".getClass().cast(o).length();
        //: getClass -> Object#getClass(); cast -> Class#cast(Object); length -> String#length()
        list.getClass().cast(o).size();                         //: size -> List#size()
        getClass().getDeclaredConstructor().newInstance().mine();
        //: newInstance -> java.lang.reflect.Constructor#newInstance(Object[]); mine -> Get#mine()
        this.getClass().cast(o).mine();                         //: mine -> Get#mine()
        some.getDeclaredConstructor().newInstance().mine();     //: mine -> Get#mine()
        any.getDeclaredConstructor().newInstance().hashCode();  //: hashCode -> Object#hashCode()
        Deprecated d = Get.class.getAnnotation(Deprecated.class);
        Get.class.getAnnotation(Deprecated.class).since();
        //: getAnnotation -> Class#getAnnotation(Class); since -> Deprecated#since()
        int.class.cast(1).intValue();                           //: intValue -> Integer#intValue()
        int[].class.cast(o).clone();                            //: clone -> Object#clone()
    }
}
