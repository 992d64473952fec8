// Products and exchange rates; `money` is how others add up amounts in several currencies.
import * as contract from '@portolan/contract';
import type { Feature } from '../../platform/feature.ts';
import { list as listRates, put, rateOf, remove } from './exchange-rates.ts';
import { importProducts } from './import-products.ts';
import { addProduct, create, list, show, update } from './products.ts';

export interface ProductsFeature extends Feature {
  readonly money: typeof rateOf;
  readonly import: typeof importProducts;
  readonly add: typeof addProduct;
}

export function productsFeature(): ProductsFeature {
  return {
    name: 'products',
    money: rateOf,
    import: importProducts,
    add: addProduct,
    routes(server) {
      server.register(contract.listProducts, list);
      server.register(contract.createProduct, create);
      server.register(contract.getProduct, show);
      server.register(contract.updateProduct, update);
      server.register(contract.listRates, listRates);
      server.register(contract.putRates, put);
      server.register(contract.removeRate, remove);
    },
  };
}
