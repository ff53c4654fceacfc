import java.util.*;

/** A constant is not narrowed for a parameter; a number widens along its own line. */
class Numbers {
    void a(byte n) {}

    void a(int n) {}

    void b(short n) {}

    void b(char n) {}

    void b(Object n) {}

    void c(float n) {}

    void c(double n) {}

    void run(List<Integer> list, Set<Long> set, byte small, char c, short s) {
        a(1);                                   //: a -> Numbers#a(int)
        a(small);                               //: a -> Numbers#a(byte)
        a('c');                                 //: a -> Numbers#a(int)
        a((byte) 1);                            //: a -> Numbers#a(byte)
        b(small);                               //: b -> Numbers#b(short)
        b(c);                                   //: b -> Numbers#b(char)
        b(1);                                   //: b -> Numbers#b(Object)
        c(1L);                                  //: c -> Numbers#c(float)
        c(1.0);                                 //: c -> Numbers#c(double)
        list.remove(1);                         //: remove -> List#remove(int)
        list.remove(Integer.valueOf(1));        //: remove -> List#remove(Object)
        list.remove((Object) 1);                //: remove -> List#remove(Object)
        list.remove(c);                         //: remove -> List#remove(int)
        set.remove(1L);                         //: remove -> Set#remove(Object)
        new StringBuilder().append(c + 1).append((char) (c + 1)).append(s).append(small).append(1f);
        //: append -> StringBuilder#append(int); append@2 -> StringBuilder#append(char)
        //: append@3 -> StringBuilder#append(int); append@4 -> StringBuilder#append(int)
        //: append@5 -> StringBuilder#append(float)
        Math.max(c, 1L);                        //: max -> Math#max(long,long)
        Math.max(small, 1f);                    //: max -> Math#max(float,float)
    }
}
