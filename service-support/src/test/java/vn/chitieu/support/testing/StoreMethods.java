package vn.chitieu.support.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;

/** Which methods of a store ask the database, read from its class file. */
final class StoreMethods {

    private static final String COLLECTION = "com/mongodb/client/MongoCollection";
    private static final String FILTERS = "com/mongodb/client/model/Filters";

    /** What asks by a filter; an insert needs no index but that of the id. */
    private static final String ASKS =
            "find|aggregate|distinct|count\\w+|estimated\\w+|bulkWrite|(update|replace|delete)\\w+|findOneAnd\\w+";

    private StoreMethods() {}

    /** Returns class and method without packages, inner classes and lambdas, such as {@code MongoCases.due}. */
    static String named(String className, String method) {
        String simple = className
                .substring(Math.max(className.lastIndexOf('.'), className.lastIndexOf('/')) + 1)
                .replaceFirst("\\$.*", "");
        return simple + "." + (method.startsWith("lambda$") ? method.split("\\$")[1] : method);
    }

    /** Returns the methods of a class that ask, and those that others call and that say what is asked for. */
    static Set<String> thatAsk(Path classFile) throws IOException {
        Set<String> found = new TreeSet<>();
        ClassReader reader = new ClassReader(Files.readAllBytes(classFile));
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String descriptor, String signature, String[] thrown) {
                        boolean isPublic = (access & Opcodes.ACC_PUBLIC) != 0;
                        return calls(named(reader.getClassName(), method), isPublic, found);
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return found;
    }

    private static MethodVisitor calls(String caller, boolean isPublic, Set<String> found) {
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean inInterface) {
                if (owner.equals(COLLECTION) && name.matches(ASKS) || isPublic && owner.equals(FILTERS)) {
                    found.add(caller);
                }
            }
        };
    }
}
