// Makes or renews the users of MongoDB: an administrator, and one for each service that may read and write its own
// database and nothing else. Signs in as the administrator; where there is no user yet, makes that one first, which
// MongoDB allows from its own host alone.
const {readFileSync} = require('fs');
const password = name => readFileSync(`/run/secrets/mongo-${name}-password`, 'utf8').trim();
const admin = db.getSiblingDB('admin');

function signsIn() {
  try {
    return admin.auth('admin', password('admin')).ok === 1;
  } catch (refused) {
    return false;
  }
}

if (!signsIn()) {
  try {
    admin.createUser({user: 'admin', pwd: password('admin'), roles: ['root']});
  } catch (refused) {
    print(`secrets/mongo-admin-password is not the password of MongoDB's user admin: ${refused.message}`);
    quit(1);
  }
  admin.auth('admin', password('admin'));
}
// What mongorestore --oplogReplay needs beyond root.
if (!admin.getRole('anything')) {
  admin.createRole({role: 'anything', privileges: [{resource: {anyResource: true}, actions: ['anyAction']}], roles: []});
}
admin.grantRolesToUser('admin', ['anything']);
for (const name of ['ingestion', 'aggregation', 'notification']) {
  const database = db.getSiblingDB(`chitieu-${name}`);
  const user = {pwd: password(name), roles: [{role: 'readWrite', db: database.getName()}]};
  if (database.getUser(name)) {
    database.updateUser(name, user);
  } else {
    database.createUser({user: name, ...user});
  }
}
quit(0);
