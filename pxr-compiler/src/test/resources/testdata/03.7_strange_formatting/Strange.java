class
Strange
{Strange(){}static<T>T id(T t){return t;}int[]a[]={{1}},b;int length(){return a[0].length+b.length;}
//: def Strange -> Strange#<init>(); T@2 -> Strange#id(Object)<T>; t is #t; t@2 -> #t
//: a@2 -> Strange#a; length -> Strange#length(); length@2 -> []#length; b@2 -> Strange#b
Object o=new
Strange //: new Strange -> Strange#<init>()
(
)
{
}
;}
