// Succeeds when this node is PRIMARY. A node that belongs to no replica set yet makes one of itself first, so a fresh
// volume needs no other step, and on a volume in use this changes nothing.
let primary = false;
try {
  const node = db.hello();
  primary = node.isWritablePrimary;
  if (node.isreplicaset) {
    rs.initiate({_id: 'chitieu', members: [{_id: 0, host: 'mongo:27017'}]});
  }
} catch (fault) {
  print(fault.message);
}
quit(primary ? 0 : 1);
