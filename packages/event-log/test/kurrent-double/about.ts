import type { handleUnaryCall } from '@grpc/grpc-js';
import { v4 } from 'uuid';
import {
  features,
  type Generation,
  GossipService,
  gossip,
  ServerFeaturesService,
  StreamsService,
  type shared,
  uuidMessage,
} from './protocol.ts';

const VERSIONS: Readonly<Record<Generation, string>> = { '22.10': '22.10.5', '24.10': '24.10.4' };

/** What servers say of single methods, by path in lower case. */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  '/event_store.client.streams.streams/read': ['position', 'events'],
  '/event_store.client.streams.streams/batchappend': ['deadline_duration'],
};

const supportedMethod = (path: string): features.SupportedMethod => {
  const [, service = '', method = ''] = path.toLowerCase().split('/');
  return new features.SupportedMethod()
    .setServiceName(service)
    .setMethodName(method)
    .setFeaturesList([...(FEATURES[path.toLowerCase()] ?? [])]);
};

/** Batch append is among the methods, as it is on every real server, although the double refuses it. */
export const supportedMethodsHandler =
  (generation: Generation): handleUnaryCall<shared.Empty, features.SupportedMethods> =>
  (_call, callback) => {
    const services = [StreamsService, GossipService, ServerFeaturesService];
    const paths = services.flatMap((service) => Object.values(service).map((method) => method.path));
    callback(
      null,
      new features.SupportedMethods()
        .setEventStoreServerVersion(VERSIONS[generation])
        .setMethodsList(paths.map(supportedMethod)),
    );
  };

/** A cluster of one: this server, alive and the leader. */
export const gossipHandler = (port: () => number): handleUnaryCall<shared.Empty, gossip.ClusterInfo> => {
  const instanceId = v4();
  return (_call, callback) => {
    const member = new gossip.MemberInfo()
      .setInstanceId(uuidMessage(instanceId, 'structured'))
      .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port()));
    callback(null, new gossip.ClusterInfo().setMembersList([member]));
  };
};
